package dev.tino.ml.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;

/** Turns Tribuo's trees of objects into arrays; features are named after slots, labels after class indexes. */
final class TribuoTrees {

    private final ImmutableFeatureMap features;
    private final int classes;
    private final List<Node<Label>> nodes = new ArrayList<>();

    private TribuoTrees(ImmutableFeatureMap features, int classes) {
        this.features = features;
        this.classes = classes;
    }

    static Tree flatten(TreeModel<Label> model, int classes) {
        return new TribuoTrees(model.getFeatureIDMap(), classes).flatten(model.getRoot());
    }

    private Tree flatten(Node<Label> root) {
        List<int[]> children = number(root);
        int size = nodes.size();
        Tree tree = new Tree(new int[size], new double[size], new int[size], new int[size], new double[size][]);
        for (int i = 0; i < size; i++) {
            tree.slots()[i] = -1;
            if (nodes.get(i) instanceof SplitNode<Label> split) {
                tree.slots()[i] = Integer.parseInt(features.get(split.getFeatureID()).getName());
                tree.thresholds()[i] = split.splitValue();
                tree.lessOrEqual()[i] = children.get(i)[0];
                tree.greater()[i] = children.get(i)[1];
            } else if (nodes.get(i) instanceof LeafNode<Label> leaf) {
                tree.shares()[i] = shares(leaf.getDistribution());
            }
        }
        return tree;
    }

    /** Lists the nodes level by level, and for each the numbers of its two children. */
    private List<int[]> number(Node<Label> root) {
        List<int[]> children = new ArrayList<>();
        Deque<Node<Label>> queue = new ArrayDeque<>(List.of(root));
        int next = 1;
        while (!queue.isEmpty()) {
            Node<Label> node = queue.remove();
            nodes.add(node);
            children.add(new int[] { next, next + 1 });
            if (node instanceof SplitNode<Label> split) {
                queue.add(split.getLessThanOrEqual());
                queue.add(split.getGreaterThan());
                next += 2;
            }
        }
        return children;
    }

    private double[] shares(Map<String, Label> distribution) {
        double[] shares = new double[classes];
        distribution.forEach((name, label) -> shares[Integer.parseInt(name)] = label.getScore());
        return shares;
    }
}
