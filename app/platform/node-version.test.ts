import { expect, it } from 'vitest';
import { nodeProblem } from './node-version';

it('versions of Node.js on which the embedded database ends the process are told of', () => {
  for (const version of ['20.19.0', '22.23.3', '24.0.0', '24.18.9'])
    expect(nodeProblem(version), version).toBeNull();
  for (const version of ['24.19.0', '24.21.0', '25.0.0', '26.1.0'])
    expect(nodeProblem(version), version).toContain(`Node.js ${version} ends`);
});
