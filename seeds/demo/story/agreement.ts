import { editSection, sendForSigning } from '~/agreements/commands.server';
import { type SigningParty, statementsFor } from '~/agreements/domain';
import { signAgreement } from '~/agreements/sign.server';
import { DEMO_PASSWORD } from '../authorities';
import { EDIT_NOTES, RESOURCES } from '../banks/answers';
import { TERMS } from '../banks/money';
import { agreementOf, recordOf } from './agreement-of';
import { type Case, must } from './case';
import { fund } from './money/funds';
import { signerFor } from './signers';

/** The head puts the people and other resources into the draft, which the broker’s page asks for. */
export async function editDraft(told: Case): Promise<void> {
  const { row, content } = await recordOf(told, told.head);
  const { people, other } = told.random.pick(RESOURCES);
  const patch = {
    resources: { people: `${content.resources.people}; ${people}`, other },
    recompense: { ...content.recompense, ...fairRecompense(told) },
  };
  const section = { id: row.id, note: told.random.pick(EDIT_NOTES) };
  const { revision } = must(
    await editSection(told.head, {
      ...section,
      section: 'resources',
      revision: row.revision,
      patch: { resources: patch.resources },
    }),
  );
  must(
    await editSection(told.broker, {
      ...section,
      section: 'recompense',
      revision,
      patch: { recompense: patch.recompense },
      note: 'Backfill and travel as the authority’s tariff has them.',
    }),
  );
}

/** So that the provider’s school is not out of pocket: cover for a class, and travel. */
function fairRecompense(told: Case) {
  return {
    backfillPencePerDay: told.random.pick([0, 18_000, 19_500, 21_000]),
    expensesCapPence: told.random.pick([5_000, 7_500, 12_000]),
    ...TERMS[`${told.row.school}/${told.row.areas[0]}`],
  };
}

/** The broker sends the draft for signing. */
export async function send(told: Case): Promise<void> {
  const { row } = await recordOf(told, told.broker);
  must(await sendForSigning(told.broker, { id: row.id, version: row.version }));
}

/** One party reads and signs; the authority once its part is covered by its pots. */
export async function sign(told: Case, party: SigningParty): Promise<void> {
  if (party === 'authority') await fund(told);
  const signer = signerFor(told, party, await agreementOf(told));
  const { row, content, hash } = await recordOf(told, signer);
  const statements = statementsFor(content, party);
  must(await signAgreement(signer, { id: row.id, party, hash, statements, password: DEMO_PASSWORD }));
}
