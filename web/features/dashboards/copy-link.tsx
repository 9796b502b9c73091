import { t } from '../../app/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/notices.tsx';

/** Puts text on the clipboard. Without TLS the browser's newer way is missing, so the older one follows. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = text;
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    return copied;
  }
}

/** Copies the address of the page, so that a figure can be shown to somebody together with where it comes from. */
export function CopyLink() {
  const press = async () => {
    const copied = await copy(location.href);
    notify(t(copied ? 'dashboards.link_copied' : 'dashboards.link_not_copied'), copied ? 'done' : 'late');
  };
  return <Button onClick={press}>{t('dashboards.copy_link')}</Button>;
}
