import type { EntryContext } from '@remix-run/node';

type PageMeta = NonNullable<NonNullable<EntryContext['routeModules'][string]>['meta']>;

/**
 * A page shown again because something on its form has to be mended says so first in its title, so that it is the
 * first thing a screen reader says (GOV.UK Design System, error summary).
 * @returns the context with the title of the page's own route begun with "Error: "; as it was where nothing was refused
 */
export function withErrorTitle(context: EntryContext): EntryContext {
  const { actionData, matches } = context.staticHandlerContext;
  const leaf = matches.at(-1)?.route.id;
  const page = leaf === undefined ? undefined : context.routeModules[leaf];
  if (leaf === undefined || !page?.meta || !Object.values(actionData ?? {}).some(isRefusal)) return context;
  const meta: PageMeta = page.meta;
  const marked: PageMeta = (args) =>
    meta(args)?.map((tag) => ('title' in tag ? { ...tag, title: `Error: ${String(tag.title)}` } : tag));
  const routeModules: EntryContext['routeModules'] = { ...context.routeModules };
  routeModules[leaf] = { ...page, meta: marked };
  return { ...context, routeModules };
}

/** Whether an action answered with errors to mend: see `FormReply`. */
function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'error' in answer && answer.error !== null;
}
