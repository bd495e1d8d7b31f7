package poolcraft.course.example;

/** How many letters have to be put in, taken out or changed to get from one word to another. */
final class EditDistance {

    private EditDistance() {}

    static int between(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int index = 0; index < from.length(); index++) {
            nextRow(row, from.charAt(index), to);
        }
        return row[to.length()];
    }

    private static void nextRow(int[] row, char letter, String to) {
        int diagonal = row[0]++;
        for (int column = 1; column < row.length; column++) {
            int change = diagonal + (to.charAt(column - 1) == letter ? 0 : 1);
            diagonal = row[column];
            row[column] = Math.min(change, 1 + Math.min(row[column], row[column - 1]));
        }
    }
}
