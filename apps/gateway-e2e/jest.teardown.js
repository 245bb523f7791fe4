export default async function tearDown() {
  await globalThis.sharedServices.stop();
  await globalThis.suiteRedis?.stop();
}
