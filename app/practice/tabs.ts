import { isService, providersOf, schoolsOf, type Viewer } from '~/accounts/domain/roles';

/**
 * Which pages of practice a viewer may open: clusters are for schools and the service, programmes for those who run them
 * as well; published notes for everybody.
 */
export function practiceTabsFor(viewer: Viewer): ('notes' | 'clusters' | 'programmes')[] {
  const atSchool = schoolsOf(viewer).length > 0;
  const works = isService(viewer) || atSchool;
  const tabs = [
    ['notes', true],
    ['clusters', works],
    ['programmes', works || providersOf(viewer).length > 0],
  ] as const;
  return tabs.flatMap(([tab, may]) => (may ? [tab] : []));
}
