import { answerTask } from './answer-task.ts';
import { serveTasks } from './serve-tasks.ts';

// The program of a process that cleans galleries, as `start-process.ts` starts it.
serveTasks(answerTask);
