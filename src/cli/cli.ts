#!/usr/bin/env node
import { ExpectedError } from '../errors.ts';
import { commands, type Command } from './commands.ts';
import { printCommandHelp, printHelp } from './help.ts';
import { producerVersion } from '../pipeline/manifests/producer-version.ts';

/** Exit status 0: done; 1: it could not be done, stderr says which input and why; 2: wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    return say(process.stdout, chosenHelp(rest[0]));
  }
  if (name === '--version' || name === '-v') return say(process.stdout, `${producerVersion}\n`);
  const command = findCommand(name);
  if (rest.includes('--help') || rest.includes('-h')) return say(process.stdout, printCommandHelp(command));
  const { run } = await command.load();
  return run(rest);
}

function chosenHelp(name: string | undefined): string {
  return name === undefined ? printHelp(commands) : printCommandHelp(findCommand(name));
}

function findCommand(name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command;
  const names = commands.map((each) => each.name).join(', ');
  throw new ExpectedError('USAGE', `no command is called '${name}'; the commands are ${names}`);
}

function say(stream: NodeJS.WriteStream, text: string): number {
  stream.write(text);
  return 0;
}

function explain(error: unknown): number {
  if (error instanceof ExpectedError) {
    process.stderr.write(`cutline: ${error.message}\n`);
    if (error.code !== 'USAGE') return 1;
    process.stderr.write("Try 'cutline --help'.\n");
    return 2;
  }
  process.stderr.write(`cutline: this is a bug: ${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}

// A reader that has seen enough (`cutline clean … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

process.exitCode = await main(process.argv.slice(2)).catch(explain);
