import { z } from 'zod';
import { dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { STOP_GROUNDS } from '../domain/life/stop';
import { reason } from '../forms';

const version = versionField;
const resumeBy = dateText('the date to look at it again');

export const pauseForm = z.object({ version, reason: reason('Say why it is paused'), resumeBy });
export const extendForm = z.object({ version, reason: reason('Say why it stays paused'), resumeBy });
export const resumeForm = z.object({ version, reason: reason('Say what has changed, so that it can go on') });
export const terminateForm = z.object({
  version,
  ground: z.enum(STOP_GROUNDS, { error: 'Choose why it is ended' }),
  reason: reason('Say more about why the agreement is ended'),
});
export const partnerForm = z.object({
  version,
  reason: reason('Say what has happened, as you would to the school'),
});
