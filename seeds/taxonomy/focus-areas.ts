/** The taxonomy of focus areas. Its one copy is in the area that owns it; seeds read it from here. */
export { FOCUS_AREAS, type FocusArea } from '~/diagnosis/domain/focus-areas';
