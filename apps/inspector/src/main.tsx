import { render } from 'preact';

render(<main>SCIM inspector</main>, document.querySelector('#page')!);
