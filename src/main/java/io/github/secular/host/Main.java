package io.github.secular.host;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
