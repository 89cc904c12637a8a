/** The desk in the browser: which page the address means. */
import { render } from 'preact';
import { followLinks, useAddress } from './address.ts';
import { AnswersPage } from './answers-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { CuratePage } from './curate-page.tsx';
import { CurateQuestionPage } from './curate-question-page.tsx';
import { applyTheme, Frame } from './frame.tsx';
import { QuestionPage } from './question-page.tsx';
import { Reviewing } from './reviewing.tsx';
import { RunPage } from './run-page.tsx';
import { RunsPage } from './runs-page.tsx';
import { StandingPage } from './standing-page.tsx';

function Page() {
  const { parts, search } = useAddress();
  const [room, id, view, item] = parts;
  if (room === undefined) return <RunsPage />;
  if (room === 'compare') return <ComparePage search={search} />;
  if (room === 'review') return <Reviewing run={id} view={view} />;
  if (room === 'runs' && id !== undefined) {
    if (view === undefined) return <RunPage key={id} id={id} />;
    if (view === 'review') return <StandingPage key={id} id={id} />;
    if (view === 'curate' && item === undefined) return <CuratePage key={id} id={id} search={search} />;
    if (view === 'curate') return <CurateQuestionPage key={id} id={id} question={item!} search={search} />;
    if (view === 'answers') return <AnswersPage key={id} id={id} search={search} />;
    if (view === 'questions' && item !== undefined) return <QuestionPage id={id} question={item} />;
  }
  return (
    <Frame title="There is no such page">
      <p>
        The <a href="/">runs</a> are.
      </p>
    </Frame>
  );
}

applyTheme();
const root = document.getElementById('desk')!;
root.replaceChildren();
document.addEventListener('click', followLinks);
render(<Page />, root);
