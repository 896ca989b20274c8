/**
 * Takes a picture of a whole page:
 * `npx tsx tests/support/shot.ts URL OUT.png [--width 320] [--login broker@marlshire.example] [--no-js]`
 * `--login` signs in through the server's own `/login` first (`--password`, else the demo's).
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser';
import { signIn } from './sign-in';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    login: { type: 'string' },
    password: { type: 'string', default: 'alongside-demo' },
    'no-js': { type: 'boolean', default: false },
  },
});
const [url, out] = positionals;
if (!url || !out) {
  console.error('Usage: shot.ts URL OUT.png [--width 320] [--login EMAIL] [--password TEXT] [--no-js]');
  process.exit(2);
}

const browser = await launchBrowser();
try {
  const context = await browser.newContext({
    viewport: { width: Number(values.width), height: 900 },
    javaScriptEnabled: !values['no-js'],
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  if (values.login) await signIn(page, new URL(url).origin, values.login, values.password);
  const answer = await page.goto(url);
  await page.screenshot({ path: out, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  console.log(
    `${answer?.status()} ${page.url()} → ${out}${wide > 0 ? ` (scrolls sideways by ${wide}px)` : ''}`,
  );
} finally {
  await browser.close();
}
