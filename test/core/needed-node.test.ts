import { describe, expect, it } from 'vitest';
import { neededNode } from '../../src/core/needed-node.ts';

describe('which Node is needed', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.9.0', '26.1.0'])('%s will do', (version) => {
    expect(neededNode(version)).toBeNull();
  });

  it.each(['18.20.4', '20.18.3', '21.7.3', '22.0.0', '22.11.0', ''])('%s will not', (version) => {
    expect(neededNode(version)).toContain('20.19');
  });
});
