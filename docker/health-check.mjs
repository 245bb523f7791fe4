// Ends with 0 if the app of this container is ready, with 1 otherwise.
const isReady = await fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/readyz`).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(isReady ? 0 : 1);
