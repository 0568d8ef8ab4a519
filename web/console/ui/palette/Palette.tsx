import { useEffect, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../words/index.ts';
import { Button } from '../Button.tsx';
import { Finder } from './Finder.tsx';

/** Finds people and pages from anywhere: a button in the header, and Ctrl K (or Command K). */
export function Palette() {
  const { words } = useWords();
  const say = words.palette;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <div className="finder">
      <Button aria-haspopup="dialog" onPress={() => setOpen(true)}>
        {say.button} <kbd>{say.keys}</kbd>
      </Button>
      <ModalOverlay className="veil top-veil" isDismissable isOpen={open} onOpenChange={setOpen}>
        <Modal className="sheet palette">
          <Dialog aria-label={say.title}>{({ close }) => <Finder close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </div>
  );
}
