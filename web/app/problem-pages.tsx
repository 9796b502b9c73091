import { failureWords } from '../api-failure.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { t } from './i18n.ts';

/** A failure as a sentence: the server's own where it said one. */
export function failureSentence(failure: unknown): string {
  const words = failureWords(failure);
  return 'sentence' in words ? words.sentence : t(words.id);
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title={t('ui.not_found_title')}>
      <EmptyState
        title={t('ui.not_found_text')}
        action={
          <ButtonLink look="act" href="/viec">
            {t('ui.not_found_action')}
          </ButtonLink>
        }
      >
        <code>{location.pathname}</code>
      </EmptyState>
    </Page>
  );
}

/** A page that broke: what happened, and the way on. What was saved is safe on the server. */
export function BrokenPage({ error }: { error: unknown }) {
  return (
    <Page title={t('ui.broken_title')}>
      <EmptyState
        title={failureSentence(error)}
        action={
          <Button look="act" onClick={() => location.reload()}>
            {t('ui.reload')}
          </Button>
        }
      >
        {t('ui.broken_text')}
      </EmptyState>
    </Page>
  );
}

/** While a page or its data is on its way; said only after a moment, so that a fast answer does not flicker. */
export function Waiting() {
  return (
    <p className="waiting" role="status">
      {t('ui.waiting')}
    </p>
  );
}
