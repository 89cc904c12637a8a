export declare const STUDY_PATTERN: string;
export declare function writeStudy(
  folder: string,
  parts: {
    readonly demoQuestions: typeof import('../src/simulate/demo-questions.ts').demoQuestions;
    readonly simulateOutcomes: typeof import('../src/simulate/simulate-outcomes.ts').simulateOutcomes;
    readonly DEFAULT_MODELS: typeof import('../src/simulate/default-models.ts').DEFAULT_MODELS;
  },
  size: { readonly questions: number; readonly files?: number },
): { readonly path: string; readonly model: string; readonly policy: string; readonly penalty: number }[];
