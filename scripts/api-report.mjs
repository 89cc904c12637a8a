/**
 * The public names of every sub-path with their types, in docs/api/, so that a review sees when one appears, goes or
 * changes. Made by the compiler from the sources that package.json's `exports` are built from; members' comments are
 * left out, for what a name means stands in the reference of the docs site.
 * Usage: npm run docs:names (writes), npm run check:names (fails where the files are not what the sources say)
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const SUB_PATHS = {
  closedbook: 'src/index.ts',
  questions: 'src/stages/dataset/index.ts',
  models: 'src/model/index.ts',
  ask: 'src/stages/ask/index.ts',
  grade: 'src/stages/grade/index.ts',
  analyze: 'src/stages/analyze/index.ts',
  report: 'src/stages/report/index.ts',
  interop: 'src/interop/index.ts',
  simulate: 'src/simulate/index.ts',
  stats: 'src/stats/index.ts',
};

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
const program = ts.createProgram(Object.values(SUB_PATHS), options);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

const check = process.argv.includes('--check');
const stale = [];
const nameless = [];
mkdirSync('docs/api', { recursive: true });
for (const [name, entry] of Object.entries(SUB_PATHS)) {
  const path = `docs/api/${name}.md`;
  const page = pageOf(name, entry);
  if (!check) writeFileSync(path, page);
  else if (page !== read(path)) stale.push(path);
  nameless.push(...namelessOf(entry).map((told) => `${name}: ${told}`));
}
if (nameless.length > 0) {
  console.error(
    `Types that a public function takes or gives, and nobody can import:\n${nameless.join('\n')}`,
  );
  process.exitCode = 1;
}
if (stale.length > 0) {
  console.error(
    `${stale.join(', ')}: the public names are others than these files say.\nIf that is meant: npm run docs:names, commit the change, and say in .changeset/ what users will notice.`,
  );
  process.exitCode = 1;
}

function pageOf(name, entry) {
  const source = program.getSourceFile(entry);
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(source));
  const lines = symbols
    .map((symbol) => [symbol.name, declarationOf(symbol, symbols)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text);
  const from = name === 'closedbook' ? name : `closedbook/${name}`;
  return `# ${from}\n\nWritten by \`npm run docs:names\`; ${lines.length} names.\n\n\`\`\`ts\n${lines.join('\n')}\n\`\`\`\n`;
}

/**
 * One name as its source declares it, without body and comments: named types stay names, and the records behind them
 * are held by docs/schemas. Only what carries no annotation is written out by the compiler.
 */
function declarationOf(exported, symbols) {
  const symbol = original(exported);
  const { name } = exported;
  return (symbol.declarations ?? [])
    .filter((declaration) => !ts.isFunctionDeclaration(declaration) || shown(declaration, symbol))
    .map((declaration) => textOf(name, declaration, symbols))
    .join('\n');
}

/** Of each function the named types of its arguments and its result: a program writes them down to hand them on. */
function namelessOf(entry) {
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)));
  const named = new Set(symbols.map(original));
  return symbols.flatMap((exported) => {
    const type = checker.getTypeOfSymbol(original(exported));
    const given = [...type.getCallSignatures(), ...type.getConstructSignatures()].flatMap(
      ({ declaration }) =>
        declaration === undefined ? [] : [...declaration.parameters.map((one) => one.type), declaration.type],
    );
    const missing = given.flatMap(typesIn).filter((symbol) => !named.has(symbol));
    return [...new Set(missing)].map((symbol) => `${symbol.name} of ${exported.name}`);
  });
}

/** The types of ours that a type is written with. */
function typesIn(node) {
  if (node === undefined) return [];
  const inner = [];
  ts.forEachChild(node, (child) => void inner.push(...typesIn(child)));
  if (!ts.isTypeReferenceNode(node)) return inner;
  const symbol = original(checker.getSymbolAtLocation(node.typeName));
  const isOurs = symbol.declarations?.some((one) => one.getSourceFile().fileName.includes('/src/'));
  return isOurs && !(symbol.flags & ts.SymbolFlags.TypeParameter) ? [symbol, ...inner] : inner;
}

function original(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Of an overloaded function the signatures count, not the one with the body. */
function shown(declaration, symbol) {
  return declaration.body === undefined || symbol.declarations.length === 1;
}

function textOf(name, declaration, symbols) {
  const print = (node) => printNode(node, declaration);
  if (ts.isFunctionDeclaration(declaration)) {
    const { factory } = ts;
    const { asteriskToken, typeParameters, parameters, type } = declaration;
    const bare = factory.createFunctionDeclaration(
      undefined,
      asteriskToken,
      factory.createIdentifier(name),
      typeParameters,
      parameters,
      type,
      undefined,
    );
    return print(bare);
  }
  if (ts.isVariableDeclaration(declaration)) {
    const type = checker.getTypeAtLocation(declaration);
    const written = declaration.type === undefined ? checker.typeToString(type) : print(declaration.type);
    return `const ${name}: ${written};`;
  }
  if (ts.isClassDeclaration(declaration)) {
    const members = declaration.members
      .filter((member) => !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword))
      .map((member) => `    ${print('body' in member ? { ...member, body: undefined } : member)}`);
    return `class ${name} {\n${members.join('\n')}\n}`;
  }
  const text = print(declaration).replace(/^export (declare )?/, '');
  const inherited = ts.isInterfaceDeclaration(declaration) ? hiddenMembers(declaration, symbols) : [];
  if (inherited.length === 0) return text;
  return text.replace(/\n}$/, `\n${inherited.map((member) => indented(member)).join('\n')}\n}`);
}

/** Members that an interface has of one without a name here: nobody else would show a change of them. */
function hiddenMembers(declaration, symbols) {
  const bases = (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => types)
    .map(({ expression }) => original(checker.getSymbolAtLocation(expression)))
    .filter((base) => !symbols.some((symbol) => original(symbol) === base));
  return bases
    .flatMap((base) => base.declarations ?? [])
    .filter((base) => ts.isInterfaceDeclaration(base) && base.typeParameters === undefined)
    .flatMap((base) => [
      ...hiddenMembers(base, symbols),
      ...base.members.map((member) => printNode(member, base)),
    ]);
}

function printNode(node, of) {
  return printer.printNode(ts.EmitHint.Unspecified, node, of.getSourceFile());
}

function indented(text) {
  return text.replace(/^/gm, '    ');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
