/**
 * A real Chromium: the one installed on the machine when there is one, else the one that comes from
 * the package registry with `@sparticuz/chromium`, unpacked once below the temporary folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

type Program = { path: string; environment: Record<string, string> };

/**
 * Starts a browser without a window.
 * @throws when `CHROME_PATH` is absent, none is installed and the packaged one cannot be unpacked
 */
export async function launchBrowser(): Promise<Browser> {
  const program = findProgram();
  return chromium.launch({
    executablePath: program.path,
    args: ARGUMENTS,
    env: { ...definedEnvironment(), ...program.environment },
  });
}

function findProgram(): Program {
  const asked = process.env.CHROME_PATH;
  if (asked) return { path: asked, environment: {} };
  const installed = INSTALLED.find((path) => existsSync(path));
  return installed ? { path: installed, environment: {} } : packagedProgram();
}

/** The packaged Chromium; the shared libraries packed with it are used only where the machine lacks them. */
function packagedProgram(): Program {
  const folder = unpacked();
  const path = join(folder, 'chromium');
  const bare = spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' });
  const environment: Record<string, string> = {};
  if (bare.status !== 0) environment.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib');
  if (!existsSync('/etc/fonts')) environment.FONTCONFIG_PATH = join(folder, 'fonts');
  return { path, environment };
}

/**
 * Unpacks Chromium into a folder named by its version, once: into a folder of its own first, then
 * renamed, so that two test runs at once never see half a browser.
 */
function unpacked(): string {
  const packaged = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(packaged), '../../package.json'), 'utf8'));
  const folder = join(tmpdir(), `alongside-chromium-${version}-${userInfo().uid}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  mkdirSync(tmpdir(), { recursive: true });
  const making = mkdtempSync(`${folder}-`);
  const made = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      "import c from '@sparticuz/chromium'; c.setGraphicsMode = false; await c.executablePath();",
    ],
    {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: making, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      encoding: 'utf8',
    },
  );
  if (!existsSync(join(making, 'chromium'))) {
    throw new Error(`Chromium could not be unpacked; install one, or set CHROME_PATH. ${made.stderr}`);
  }
  try {
    renameSync(making, folder);
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
  );
}
