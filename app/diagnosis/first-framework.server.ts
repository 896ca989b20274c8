import { has, type Viewer } from '~/accounts/domain/roles';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { frameworkInForce } from './frameworks.server';

/** For the head of service of an authority new to Alongside: without a framework no school can be given a band. */
export async function firstFramework(viewer: Viewer): Promise<WorkItem[]> {
  if (!has(viewer, 'lead') || (await frameworkInForce(db(), viewer.authorityId))) return [];
  return [
    {
      key: 'first-step:framework',
      kind: 'now',
      title: 'Adopt a banding framework',
      detail:
        'It says what the bands are and what support each opens. You can put it in your own words afterwards.',
      href: '/admin/frameworks/adopt',
      due: null,
      since: null,
    },
  ];
}
