package org.lamella.math;

/** Order statistics without sorting: finding the median of a million values takes a few passes, not twenty. */
public final class Selection {
    private static final int FEW = 12;

    private Selection() {
    }

    /**
     * Rearranges the first {@code n} values so that the value at {@code k} is the one that sorting would put there, with
     * none larger before it and none smaller after it (Hoare's selection).
     *
     * @param values without NaN among the first n
     * @throws IllegalArgumentException when k is not between 0 and n - 1
     */
    public static double select(double[] values, int n, int k) {
        if (k < 0 || k >= n || n > values.length) {
            throw new IllegalArgumentException("no value " + k + " among " + n);
        }
        int low = 0;
        int high = n - 1;
        while (high - low > FEW) {
            double pivot = medianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return values[k];
            }
        }
        java.util.Arrays.sort(values, low, high + 1);
        return values[k];
    }

    /** The median of the first {@code n} values, which are rearranged; for an even number the mean of the middle two. */
    public static double median(double[] values, int n) {
        double upper = select(values, n, n / 2);
        if (n % 2 == 1) {
            return upper;
        }
        double lower = values[0];
        for (int i = 1; i < n / 2; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + upper) / 2;
    }

    private static double medianOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
