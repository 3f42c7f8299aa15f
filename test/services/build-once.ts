import { execFileSync } from 'node:child_process';

/** Before the first test: the program as it is installed, compiled from the sources that are tested. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build:code'], { stdio: 'inherit' });
  execFileSync('npm', ['run', '--silent', 'build:template'], { stdio: 'inherit' });
}
