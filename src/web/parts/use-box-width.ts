// How wide the box around a picture is: drawn to that width, its words keep their size on a phone.
import { useEffect, useRef, useState } from 'react';

/** `box` goes to the element; the width is never below `least`, before the first look too. */
export function useBoxWidth(least: number) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { box, width: Math.max(least, width) };
}
