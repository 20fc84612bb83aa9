package io.github.secular.host;

import ij.ImagePlus;
import io.github.secular.view.ChartPicture;
import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import org.jfree.chart.ChartPanel;
import org.jfree.chart.JFreeChart;

/** A window for a chart: zoom with the mouse, save and print from the context menu, hand it to ImageJ as an image. */
record ChartWindow(JFreeChart chart, String title) {
    void show() {
        JFrame frame = new JFrame(title);
        ChartPanel panel = new ChartPanel(chart);
        panel.setPreferredSize(new java.awt.Dimension(ChartPicture.WIDTH, ChartPicture.HEIGHT));
        JButton image = new JButton("As Image");
        image.setToolTipText("Opens what is drawn now as an image, to be saved or processed");
        image.addActionListener(e -> {
            String own = title + RunTitles.addition(List.of(title), List.of());
            new ImagePlus(own, ChartPicture.render(chart, panel.getWidth(), panel.getHeight())).show();
        });
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT));
        buttons.add(image);
        frame.add(panel, BorderLayout.CENTER);
        frame.add(buttons, BorderLayout.SOUTH);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
    }
}
