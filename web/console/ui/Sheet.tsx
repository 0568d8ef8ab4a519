import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';

type SheetProps = { button: string; describe?: string; title: string; children: (close: () => void) => ReactNode };

/** A button that lays a sheet over the page; Escape and its own button take it away, and focus goes back to where it was. */
export function Sheet({ button, describe, title, children }: SheetProps) {
  const { words } = useWords();
  return (
    <DialogTrigger>
      <Button data-quiet {...(describe === undefined ? {} : { 'aria-label': describe })}>
        {button}
      </Button>
      <ModalOverlay className="veil" isDismissable>
        <Modal className="sheet">
          <Dialog>
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                {children(close)}
                <p>
                  <Button onPress={close}>{words.close}</Button>
                </p>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
