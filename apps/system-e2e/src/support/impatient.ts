/** Settings of times after which silence is taken for death; short, so that the suites are. */
export const IMPATIENT = {
  JOB_LOCK_MS: '1500',
  JOB_STALL_CHECK_MS: '700',
  WORKER_LOCK_TTL_MS: '1500',
  WORKER_LOCK_RENEW_MS: '500',
  PENDING_LOCK_TTL_MS: '1500',
  AI_PATIENCE_MS: '1500',
  LOOK_AGAIN_MS: '1000',
};
