package org.lamella.scijava;

import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.scijava.thread.ThreadService;

/**
 * SciJava's threads without AWT: what SciJava would run on the event queue runs on one thread of its own. All threads
 * are daemons, so that none keeps the program from ending.
 */
@Plugin(type = Service.class, priority = Priority.HIGH)
public class PlainThreadService extends AbstractService implements ThreadService {
    private static final String PREFIX = "SciJava-";

    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, ExecutorService> queues = new ConcurrentHashMap<>();
    private final Map<Thread, Thread> parents = Collections.synchronizedMap(new WeakHashMap<>());
    private final ExecutorService dispatcher = Executors.newSingleThreadExecutor(this::dispatchThread);
    private volatile ExecutorService pool = Executors.newCachedThreadPool(this);
    private volatile Thread dispatchThread;
    private volatile boolean disposed;

    private Thread dispatchThread(Runnable task) {
        dispatchThread = newThread(task);
        return dispatchThread;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, PREFIX + count.getAndIncrement());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public <V> Future<V> run(Callable<V> task) {
        return disposed ? null : pool.submit(remembering(task));
    }

    @Override
    public Future<?> run(Runnable task) {
        return disposed ? null : pool.submit(remembering(Executors.callable(task)));
    }

    @Override
    public ExecutorService getExecutorService() {
        return pool;
    }

    @Override
    public void setExecutorService(ExecutorService executor) {
        pool = executor;
    }

    @Override
    public boolean isDispatchThread() {
        return Thread.currentThread() == dispatchThread;
    }

    @Override
    public void invoke(Runnable task) throws InterruptedException, InvocationTargetException {
        if (disposed || isDispatchThread()) {
            task.run();
            return;
        }
        try {
            dispatcher.submit(remembering(Executors.callable(task))).get();
        } catch (ExecutionException e) {
            throw new InvocationTargetException(e.getCause());
        }
    }

    @Override
    public void queue(Runnable task) {
        if (!disposed) {
            dispatcher.submit(remembering(Executors.callable(task)));
        }
    }

    @Override
    public Future<?> queue(String id, Runnable task) {
        return queue(id, Executors.callable(task));
    }

    @Override
    public <V> Future<V> queue(String id, Callable<V> task) {
        return queues.computeIfAbsent(id, name -> Executors.newSingleThreadExecutor(this)).submit(remembering(task));
    }

    @Override
    public Thread getParent(Thread thread) {
        return parents.get(thread == null ? Thread.currentThread() : thread);
    }

    @Override
    public ThreadContext getThreadContext(Thread thread) {
        return thread.getName().startsWith(PREFIX) ? ThreadContext.SAME : ThreadContext.NONE;
    }

    private <V> Callable<V> remembering(Callable<V> task) {
        Thread parent = Thread.currentThread();
        return () -> {
            Thread thread = Thread.currentThread();
            parents.put(thread, parent);
            try {
                return task.call();
            } finally {
                parents.remove(thread);
            }
        };
    }

    @Override
    public void dispose() {
        disposed = true;
        pool.shutdown();
        dispatcher.shutdown();
        queues.values().forEach(ExecutorService::shutdown);
    }
}
