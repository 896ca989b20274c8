import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PasswordContext, passwordFault } from './password-rules';

const ANN: PasswordContext = {
  name: 'Ann Okonkwo-Reid',
  email: 'a.okonkwo@fenwold.example',
  authority: 'Fenwold Council',
  schools: ['St Bede’s Primary School, Netherby'],
};
const common = new Set(['leavemealone', 'sunshine', 'dragon', 'qwerty123456']);
const fault = (password: string) => passwordFault(password, ANN, (text) => common.has(text));

describe('a new password', () => {
  it.each([
    ['leavemealone', 'a common one'],
    ['LeaveMeAlone', 'in any case'],
    ['sunshine2026!', 'a common one with figures and a mark'],
    ['!!1sunshine!!1', 'at both ends'],
    ['dragondragon', 'a common one twice'],
    ['aaaaaaaaaaaa', 'one letter'],
    ['abcabcabcabc', 'a short piece'],
    ['123456789012', 'figures in a row'],
    ['abcdefghijkl', 'letters in a row'],
    ['alongside-2026', 'the service'],
    ['Okonkwo-Reid-1979', 'the own name'],
    ['AnnOkonkwo123!', 'the own name with figures'],
    ['fenwoldcouncil1', 'the authority'],
    ['Netherby Primary 24', 'the school'],
    ['Alongside.Netherby', 'the service and the school'],
  ])('%s is refused: %s', (password) => {
    expect(fault(password)).toMatch(/Choose another/);
  });

  it.each([
    'correct horse battery',
    'seventeen green kettles',
    'Ann keeps bees on the roof',
    '8402917365501',
    'xK9#mQ2$vL7@',
    'ほうれん草と三つの傘とねこの手',
    'a password of mine',
  ])('%s will do', (password) => {
    expect(fault(password)).toBeNull();
  });

  it('of random letters always will do: there are no rules of composition', () => {
    const letters = fc.array(fc.constantFrom(...'bcdfghjkmpqtvxz'), { minLength: 16, maxLength: 64 });
    fc.assert(
      fc.property(letters, (list) => {
        fc.pre(new Set(list).size > 7);
        expect(fault(list.join(''))).toBeNull();
      }),
    );
  });
});
