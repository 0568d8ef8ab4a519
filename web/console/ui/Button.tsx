import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

/** A thing to press; `main` is the one thing a page asks for. */
export function Button({ main = false, ...props }: Omit<ButtonProps, 'className'> & { main?: boolean }) {
  return <AriaButton {...props} className={main ? 'button main' : 'button'} />;
}
