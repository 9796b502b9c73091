import { ApiProblem, NetworkFailure } from '../../api-failure.ts';
import { language } from '../../app/i18n.ts';

/** The name that the server gives a file. */
function nameOf(response: Response): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '') ?? [];
  const [, plain] = /filename="([^"]+)"/i.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return encoded ? decodeURIComponent(encoded) : (plain ?? '');
}

/**
 * Fetches a file that is made on demand and hands it to the browser to keep. A plain link would show a refusal as a page
 * of code.
 *
 * @throws ApiProblem the server refused
 * @throws NetworkFailure no answer came
 */
export async function download(address: string): Promise<void> {
  const response = await fetch(address, {
    credentials: 'same-origin',
    headers: { 'accept-language': language() },
  }).catch((failure) => {
    throw new NetworkFailure(failure);
  });
  if (!response.ok) throw new ApiProblem(response.status, await response.json().catch(() => null));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
