package poolcraft.pipe.link;

import java.io.IOException;

/** A side of a link as its switchboard sees it. */
final class Doorway implements Side {

    private final LinkState state;

    Doorway(LinkState state) {
        this.state = state;
    }

    @Override
    public boolean claim(Caller caller, SideAddress other) throws IOException {
        return state.claimedBy(caller, other);
    }

    @Override
    public boolean otherMoves(Caller caller, SideAddress other) throws IOException {
        return state.expectSuccessor(caller, other);
    }

    @Override
    public boolean custodyEnded(Caller custody) {
        return state.custodyEnded(custody);
    }

    @Override
    public boolean watch(Caller caller) throws IOException {
        return state.listen(caller);
    }
}
