/** Version of the rules; it rises with every change that can change a grade, and old grades stay beside new ones. */
export const RULES_VERSION = '13';
