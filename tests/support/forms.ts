import type { Locator, Page } from 'playwright-core';

/** What is put into a field: text, a date `YYYY-MM-DD`, the value of a choice, or several. */
export type Answer = string | readonly string[];

/** Fills the fields of the page's form in by their names, as a person would: typing, ticking, choosing. */
export async function fillIn(page: Page, answers: Record<string, Answer>): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    if (
      typeof answer === 'string' &&
      /^\d{4}-\d{2}-\d{2}$/.test(answer) &&
      (await named(page, `${name}.day`).count())
    ) {
      const [year = '', month = '', day = ''] = answer.split('-').map((part) => String(Number(part)));
      await named(page, `${name}.day`).fill(day);
      await named(page, `${name}.month`).fill(month);
      await named(page, `${name}.year`).fill(year);
      continue;
    }
    for (const one of [answer].flat()) await onPage(page, () => answerField(page, name, one));
  }
}

/** Fills every field of these names in alike, however many there are. */
export async function fillAll(page: Page, name: RegExp, answer: string): Promise<void> {
  const names = await page
    .locator('main [name]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''));
  for (const one of new Set(names.filter((found) => name.test(found)))) await fillIn(page, { [one]: answer });
}

const named = (page: Page, name: string): Locator => page.locator(`main [name="${name}"]`);

async function answerField(page: Page, name: string, answer: string): Promise<void> {
  const choice = page.locator(`main [name="${name}"][type="radio"], main [name="${name}"][type="checkbox"]`);
  if ((await choice.count()) > 0) {
    await page.locator(`main [name="${name}"][value="${answer}"]`).check();
    return;
  }
  const field = named(page, name).first();
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(answer);
  else await field.fill(answer);
}

/** Presses the button with these words and waits for the page that follows. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  await follow(page, page.getByRole('main').getByRole('button', { name: words }).first());
}

/** Presses the first such button in a part of the page. */
export async function pressIn(page: Page, part: Locator, words: string | RegExp): Promise<void> {
  await follow(page, part.getByRole('button', { name: words }).first());
}

/** Follows the link with these words and waits for its page. */
export async function go(page: Page, words: string | RegExp): Promise<void> {
  await follow(page, page.getByRole('main').getByRole('link', { name: words }).first());
}

async function follow(page: Page, control: Locator): Promise<void> {
  await onPage(page, () => Promise.all([page.waitForEvent('load'), control.click()]));
}

/** Does something on the page; when it fails, the error says what the page showed. */
async function onPage(page: Page, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const shown = await page
      .locator('body')
      .innerText()
      .catch(() => 'nothing');
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}\nThe page was ${page.url()}:\n${shown.slice(0, 3000)}`);
  }
}

/** The words of the page's heading. */
export async function heading(page: Page): Promise<string> {
  return (await page.locator('h1').innerText()).trim();
}

/** Messages of the error summary; empty when there is none. */
export async function errors(page: Page): Promise<string[]> {
  return page.locator('main [role="alert"] li').allInnerTexts();
}
