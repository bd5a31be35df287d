package org.lvdao.local;
final class LocalApplication { public static void main(String[] a) {} }
