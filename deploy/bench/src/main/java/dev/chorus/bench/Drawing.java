package dev.chorus.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws tables as PNG files, without a display. */
final class Drawing {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;
    private static final Color[] COLOURS = {new Color(0x1b6ca8), new Color(0xd1495b), new Color(0x3f7d20)};

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Drawing() {}

    static void draw(Table table, String title, Plot plot, Path png) throws IOException {
        JFreeChart chart = switch (plot.shape()) {
            case LINES -> lines(table, title, plot);
            case BARS -> bars(table, title, plot);
        };
        chart.setBackgroundPaint(Color.WHITE);
        ChartUtils.saveChartAsPNG(png.toFile(), chart, WIDTH, HEIGHT);
    }

    private static JFreeChart lines(Table table, String title, Plot plot) {
        Map<String, XYSeries> series = new LinkedHashMap<>();
        for (List<Object> row : table.rows()) {
            if (row.get(table.place(plot.x())) instanceof Number x
                    && row.get(table.place(plot.y())) instanceof Number y) {
                series.computeIfAbsent(name(table, plot, row), name -> new XYSeries(name, false))
                        .add(x.doubleValue(), y.doubleValue());
            }
        }
        XYSeriesCollection points = new XYSeriesCollection();
        series.values().forEach(points::addSeries);
        JFreeChart chart = ChartFactory.createXYLineChart(
                title, plot.x(), plot.y(), points, PlotOrientation.VERTICAL, true, false, false);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < points.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, COLOURS[i % COLOURS.length]);
            renderer.setSeriesStroke(i, new BasicStroke(2));
            renderer.setSeriesShapesVisible(i, points.getItemCount(i) < 50);
        }
        chart.getXYPlot().setRenderer(renderer);
        chart.getXYPlot().setBackgroundPaint(Color.WHITE);
        chart.getXYPlot().setRangeGridlinePaint(Color.LIGHT_GRAY);
        return chart;
    }

    private static JFreeChart bars(Table table, String title, Plot plot) {
        DefaultCategoryDataset bars = new DefaultCategoryDataset();
        for (List<Object> row : table.rows()) {
            if (row.get(table.place(plot.y())) instanceof Number y) {
                bars.addValue(
                        y,
                        name(table, plot, row),
                        row.get(table.place(plot.x())).toString());
            }
        }
        JFreeChart chart = ChartFactory.createBarChart(
                title, plot.x(), plot.y(), bars, PlotOrientation.VERTICAL, true, false, false);
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        for (int i = 0; i < bars.getRowCount(); i++) {
            renderer.setSeriesPaint(i, COLOURS[i % COLOURS.length]);
        }
        chart.getCategoryPlot().setRenderer(renderer);
        chart.getCategoryPlot().setBackgroundPaint(Color.WHITE);
        chart.getCategoryPlot().setRangeGridlinePaint(Color.LIGHT_GRAY);
        return chart;
    }

    private static String name(Table table, Plot plot, List<Object> row) {
        return row.get(table.place(plot.series())).toString();
    }
}
