import { useEffect, useState } from 'preact/hooks';

/** Where the page is. */
export interface Place {
  readonly path: string;
  /** Parts of the path, decoded. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

type Listener = () => void;
const listeners = new Set<Listener>();

function here(): Place {
  const { pathname, search } = window.location;
  const parts = pathname
    .split('/')
    .slice(1)
    .filter((text) => text !== '');
  return { path: pathname, parts: parts.map(decoded), query: new URLSearchParams(search) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Goes to another place of the page. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  for (const listener of listeners) listener();
}

/** The address of this place with other values in its query; an empty value leaves it out. */
export function withQuery({ path, query }: Place, changes: Readonly<Record<string, string>>, otherPath = path): string {
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') search.delete(name);
    else search.set(name, value);
  }
  return `${otherPath}${search.size === 0 ? '' : `?${search}`}`;
}

/** Where the page is, kept up to date. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const update = () => setPlace(here());
    listeners.add(update);
    window.addEventListener('popstate', update);
    return () => {
      listeners.delete(update);
      window.removeEventListener('popstate', update);
    };
  }, []);
  return place;
}

/** Makes links inside the page change the page, instead of loading it anew. */
export function useLinks(): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (link === null || event.defaultPrevented || !isPlain || link.target !== '' || link.hasAttribute('download'))
        return;
      const { origin, pathname, search, hash } = new URL(link.href);
      if (origin !== window.location.origin || pathname.startsWith('/api/') || hash !== '') return;
      event.preventDefault();
      navigate(pathname + search);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, []);
}
