import type { TaskPlace } from '../../domain/life/task';

/** Address of the page that does a task. */
export function placeHref(id: string, place: TaskPlace): string {
  const agreement = `/agreements/${id}`;
  switch (place.page) {
    case 'overview':
      return agreement;
    case 'visit':
      return `${agreement}/visits/${place.id}`;
    case 'review':
      return `${agreement}/reviews/${place.id}`;
    case 'milestone':
      return `${agreement}/milestones/${place.id}`;
    case 'amendment':
      return `${agreement}/amend/${place.id}`;
    case 'action':
      return `/actions/${place.id}`;
    case 'plan-visit':
      return `${agreement}/visits/new`;
    case 'plan-review':
      return `${agreement}/reviews/new`;
    case 'add-point':
      return `${agreement}/impact/new`;
    case 'amendments':
      return `${agreement}/amend`;
    case 'begin-close':
    case 'ending':
      return `${agreement}/close`;
    case 'evaluate':
      return `${agreement}/evaluate`;
    default:
      return `${agreement}/${place.page}`;
  }
}
