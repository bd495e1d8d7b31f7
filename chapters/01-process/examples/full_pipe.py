"""A program whose output nobody reads does not end."""

import subprocess
import sys

# tag::program[]
if __name__ == "__main__":
    command = [sys.executable, "-c", "for i in range(20_000): print('line', i)"]
    chatty = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        chatty.wait(timeout=1)
        ended = True
    except subprocess.TimeoutExpired:
        ended = False
    print("nobody reads: ended after a second:", str(ended).lower())
    lines = len(chatty.stdout.readlines())
    print("all is read:  ended:", str(chatty.wait(timeout=5) == 0).lower())
    print("more than 100 lines were waiting:", str(lines > 100).lower())
# end::program[]
