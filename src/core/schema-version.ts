/**
 * The version written into every persisted record and file. It rises when a reader of the old form would be
 * wrong about the new one; additive optional fields do not raise it.
 */
export const SCHEMA_VERSION = 1;
