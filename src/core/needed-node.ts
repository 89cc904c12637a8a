/**
 * Which Node closedbook needs. Some libraries are ES modules alone and loaded where nothing can be waited for, which Node
 * can do from 20.19 on and, of its newer lines, from 22.12 on.
 */

/** @returns null where this Node will do, otherwise what is needed, in words. */
export function neededNode(version: string = process.versions.node): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
  return isEnough ? null : 'Node 20.19 or newer, of Node 22 its 22.12 or newer,';
}
