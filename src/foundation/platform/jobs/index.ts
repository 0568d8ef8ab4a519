export { askFor, cancelJobs, lastJob, type Job, type JobState, type Progress } from './job-rows.ts';
export { jobsMigrations } from './migrations.ts';
export { openJobs, prepareQueue, type Jobs, type RunningJob, type Task } from './open-jobs.ts';
