import { render } from 'preact';
import { Page } from './app/page.tsx';
import { applyTheme, storedTheme } from './app/theme.ts';
import './style/page.css';

applyTheme(storedTheme());
render(<Page />, document.querySelector('#page')!);
