package dev.chorus.bench;

/**
 * What of a table is drawn.
 *
 * @param x the column along which: numbers for lines, anything for bars
 * @param y the column of how much
 * @param series the column that tells the lines, or the bars side by side, apart
 */
record Plot(Shape shape, String x, String y, String series) {
    enum Shape {
        LINES,
        BARS
    }

    static Plot lines(String x, String y) {
        return new Plot(Shape.LINES, x, y, "sockets");
    }

    static Plot bars(String x, String y) {
        return new Plot(Shape.BARS, x, y, "sockets");
    }
}
