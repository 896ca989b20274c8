import { type DocumentModel, type DocumentPart, facts, heading, paragraph } from '~/kernel/document';
import { moneyWords } from '~/kernel/money';
import { VAT_WORDS } from '~/kernel/vat';
import { count, dateWords } from '~/kernel/words';
import type { Remittance } from './remittance.server';
import { METHOD_NAMES } from './wording';

/** A remittance advice: what its page, paper and file say. */
export function remittanceModel(advice: Remittance): DocumentModel {
  const { ref, from, to, totalPence, paidPence } = advice;
  const back = advice.amountPence < 0;
  return {
    title: back ? `Payment taken back ${ref}` : `Remittance advice ${ref}`,
    caption: from.name,
    footer: `${back ? 'Payment taken back' : 'Remittance advice'} ${ref} of ${from.name}`,
    parts: [
      ...reversalParts(advice),
      facts([
        { label: back ? 'Taken back from' : 'Paid to', words: [[to.name, ...to.lines].join('\n')] },
        { label: back ? 'Taken back by' : 'Paid by', words: [[from.name, ...from.lines].join('\n')] },
        { label: back ? 'Came back on' : 'Paid on', words: dateWords(advice.on) },
        { label: 'How', words: METHOD_NAMES[advice.method] },
        { label: 'Reference on the bank statement', words: advice.reference },
        {
          label: back ? 'Amount taken back' : 'Amount paid',
          words: moneyWords(Math.abs(advice.amountPence)),
        },
      ]),
      heading('What it is for'),
      facts([
        { label: 'Claim', words: advice.claimRef },
        { label: 'Agreement', words: `${advice.agreementRef}, support by ${advice.providerName}` },
        { label: 'Owed without VAT', words: moneyWords(advice.netPence) },
        { label: 'VAT', words: `${moneyWords(advice.vatPence)}. ${VAT_WORDS[advice.vatTreatment]}` },
        { label: 'Owed in all', words: moneyWords(totalPence) },
        { label: 'Paid so far, with this', words: moneyWords(paidPence) },
      ]),
      ...runParts(advice),
      ...paragraph(from.email === '' ? null : `Questions about this payment: ${from.email}`),
    ],
  };
}

function reversalParts({ reversal }: Remittance): DocumentPart[] {
  if (!reversal) return [];
  const { kind, ref, on, reason } = reversal;
  return paragraph(
    kind === 'reverses'
      ? `This takes back payment ${ref} of ${dateWords(on)}. ${reason}`
      : `This payment was taken back on ${dateWords(on)} by ${ref}, and counts no more. ${reason}`,
  );
}

function runParts({ run, reference }: Remittance): DocumentPart[] {
  if (run.length < 2) return [];
  const total = run.reduce((sum, { amountPence }) => sum + amountPence, 0);
  return [
    heading('Paid together'),
    ...paragraph(
      `${count(run.length, 'payment')} went to the bank in one sum of ${moneyWords(total)}, under the reference ${reference}.`,
    ),
    {
      kind: 'table',
      caption: 'Payments in this sum',
      columns: [{ head: 'Payment' }, { head: 'Claim' }, { head: 'Amount', numeric: true }],
      rows: run.map(({ ref, claimRef, amountPence }) => [ref, claimRef, moneyWords(amountPence)]),
    },
  ];
}
