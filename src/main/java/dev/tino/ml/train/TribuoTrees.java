package dev.tino.ml.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.regression.Regressor;

/** Turns Tribuo's trees of objects into arrays; features are named after slots, labels after class indexes. */
final class TribuoTrees<T extends Output<T>> {

    private final TreeModel<T> model;
    private final Function<LeafNode<T>, double[]> values;
    private final List<Node<T>> nodes = new ArrayList<>();

    private TribuoTrees(TreeModel<T> model, Function<LeafNode<T>, double[]> values) {
        this.model = model;
        this.values = values;
    }

    /** A tree whose leaves have the classes' shares of the training rows that ended there. */
    static Tree ofShares(TreeModel<Label> model, int classes) {
        return new TribuoTrees<>(model, leaf -> shares(leaf.getDistribution(), classes)).flatten();
    }

    /** A tree whose leaves have one value each, the mean of the training rows that ended there. */
    static Tree ofMeans(TreeModel<Regressor> model) {
        return new TribuoTrees<>(model, leaf -> leaf.getOutput().getValues()).flatten();
    }

    private Tree flatten() {
        List<int[]> children = number(model.getRoot());
        int size = nodes.size();
        Tree tree = new Tree(new int[size], new double[size], new int[size], new int[size], new double[size][]);
        for (int i = 0; i < size; i++) {
            tree.slots()[i] = -1;
            if (nodes.get(i) instanceof SplitNode<T> split) {
                tree.slots()[i] = Integer.parseInt(model.getFeatureIDMap().get(split.getFeatureID()).getName());
                tree.thresholds()[i] = split.splitValue();
                tree.lessOrEqual()[i] = children.get(i)[0];
                tree.greater()[i] = children.get(i)[1];
            } else if (nodes.get(i) instanceof LeafNode<T> leaf) {
                tree.values()[i] = values.apply(leaf);
            }
        }
        return tree;
    }

    /** Lists the nodes level by level, and for each the numbers of its two children. */
    private List<int[]> number(Node<T> root) {
        List<int[]> children = new ArrayList<>();
        Deque<Node<T>> queue = new ArrayDeque<>(List.of(root));
        int next = 1;
        while (!queue.isEmpty()) {
            Node<T> node = queue.remove();
            nodes.add(node);
            children.add(new int[] { next, next + 1 });
            if (node instanceof SplitNode<T> split) {
                queue.add(split.getLessThanOrEqual());
                queue.add(split.getGreaterThan());
                next += 2;
            }
        }
        return children;
    }

    private static double[] shares(Map<String, Label> distribution, int classes) {
        double[] shares = new double[classes];
        distribution.forEach((name, label) -> shares[Integer.parseInt(name)] = label.getScore());
        return shares;
    }
}
