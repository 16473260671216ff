import { useEffect, useState } from 'preact/hooks';

/** Whether the window is at least so wide, in CSS pixels. */
export function useIsWide(width: number): boolean {
  const query = `(min-width: ${width}px)`;
  const [isWide, setWide] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const update = () => setWide(media.matches);
    update();
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, [query]);
  return isWide;
}
