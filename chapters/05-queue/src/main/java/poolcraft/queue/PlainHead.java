package poolcraft.queue;

import java.io.IOException;

/**
 * Who takes an item has it: the head moves past it, and its room is free. If the process is killed
 * before that step, the item is still in the queue; if it is killed after it, the item is gone.
 */
final class PlainHead implements Head {

    static final int HEADER_BYTES = 8;

    private final Blocks blocks;
    private final Cursor head;
    private final Supply supply;
    private final Walk walk;

    PlainHead(QueueMemory memory) {
        this.blocks = new Blocks(memory);
        this.head = memory.head();
        this.supply = new Supply(memory);
        this.walk = new Walk(blocks, HEADER_BYTES);
    }

    @Override
    public long waiting() {
        return supply.waiting();
    }

    @Override
    public boolean mayHaveItems() {
        return supply.isAny();
    }

    @Override
    public boolean isAtEnd() {
        return !supply.isAny();
    }

    // tag::take[]
    @Override
    public int take(Incoming incoming, int most) throws IOException {
        walk.begin(head);
        int some = supply.after(walk.at().count, most);
        if (some == 0) {
            return 0;
        }
        for (int i = 0; i < some; i++) {
            walk.copyTo(incoming);
            walk.pass();
        }
        head.move(walk.at());
        walk.removeWhatWasPassed();
        return some;
    }
    // end::take[]

    @Override
    public boolean mayComeBack() {
        return false;
    }

    @Override
    public boolean lookForTheDead() {
        return false;
    }

    @Override
    public void removeLeftovers() throws IOException {
        walk.begin(head);
        blocks.removeBefore(walk.at());
    }

    @Override
    public void unmap() {
        blocks.unmapAll();
    }
}
